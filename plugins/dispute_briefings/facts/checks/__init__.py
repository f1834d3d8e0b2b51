"""The rules that a book of facts must keep, a module per family."""
