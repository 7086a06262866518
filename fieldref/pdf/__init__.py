"""Draws court forms as PDF. The only part that knows fpdf2."""
