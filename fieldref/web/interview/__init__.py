"""The questions of an EPO, as the interview asks them and an amendment asks them again."""
