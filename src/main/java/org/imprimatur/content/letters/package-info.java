/** Letters about approvals: who gets which, and what they say. */
package org.imprimatur.content.letters;
