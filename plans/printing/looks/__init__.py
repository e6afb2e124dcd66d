"""How a partnership's printed texts look: cover picture, partners' logos, pages before the text, back cover."""
