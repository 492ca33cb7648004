/** Letters to whoever has to see to a case: before its time is over, and when it becomes theirs. */
package org.imprimatur.interactions.letters;
