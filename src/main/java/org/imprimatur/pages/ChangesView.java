package org.imprimatur.pages;

import java.util.List;
import org.imprimatur.content.Differences;

/**
 * What the page of a piece shows about two of its versions (model attribute {@code changes}).
 *
 * @param versions to choose from, the newest first
 * @param title says between which versions, and why these
 * @param rows nothing where no reader would notice a difference
 */
record ChangesView(
    List<Choice> versions, String from, String to, String title, List<Differences.Row> rows) {}
