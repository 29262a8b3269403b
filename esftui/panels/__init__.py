"""One panel per measure: a pure function that draws its figures as lines, and what they share."""
