package org.imprimatur.pages;

/** One entry of a list to choose from. */
record Choice(String value, String label) {}
