/**
 * Keeps what templates gave, and gives it to the next who would get the same: start at {@link
 * dev.atoll.jinja.memo.Memo}. Knows questions and answers, but not what they are about; rendering
 * itself, and what a result is made of, do not belong here.
 */
@NullMarked
package dev.atoll.jinja.memo;

import org.jspecify.annotations.NullMarked;
