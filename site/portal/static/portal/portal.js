// Optional: submenus close with Escape or a click elsewhere. Without this file they are plain details.
const open = () => document.querySelectorAll(".nav-more[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const submenu of open()) {
    submenu.open = false;
    submenu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const submenu of open()) {
    if (!submenu.contains(event.target)) submenu.open = false;
  }
});
