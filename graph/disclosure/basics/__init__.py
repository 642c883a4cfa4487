"""What all reading rests on: facts with their places, folded text, figures, numbering."""
