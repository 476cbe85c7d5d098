"""What an update offers, shown so that people can compare it: words, pictures, tables, questions."""
