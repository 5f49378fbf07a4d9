"""What is written in the admin is not lost: palette, sign-in, saving, copies in the browser."""
