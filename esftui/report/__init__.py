"""The figures without a screen: plain text and JSON, one renderer a file."""
