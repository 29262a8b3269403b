"""The command line: what can be asked, and each command's work without a screen."""
