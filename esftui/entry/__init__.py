"""What is entered by hand: forms as data, the same for the screen and for the shell."""
