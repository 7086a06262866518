"""Commands for whoever works on fieldref."""
