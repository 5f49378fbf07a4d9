// Says in words what a security key did not do, and prints recovery codes.
(function () {
  document.addEventListener('allauth.error', (event) => {
    const place = document.getElementById('vd-key-error');
    if (!place) return;
    const { exception } = event.detail;
    const known = exception && exception.name === 'InvalidStateError';
    place.textContent = known ? place.dataset.known : place.dataset.cancelled;
    place.hidden = false;
    event.preventDefault();
  });

  document.addEventListener('DOMContentLoaded', () => {
    const place = document.getElementById('vd-key-error');
    if (place && !window.PublicKeyCredential) {
      place.textContent = place.dataset.insecure;
      place.hidden = false;
    }
    document.querySelectorAll('[data-signin-print]').forEach((button) => {
      button.addEventListener('click', () => window.print());
    });
  });
})();
