/**
 * What docs/ promises about the code, checked. Start at {@link
 * dev.atoll.acceptance.docs.ProblemPagesTest}.
 */
@NullMarked
package dev.atoll.acceptance.docs;

import org.jspecify.annotations.NullMarked;
