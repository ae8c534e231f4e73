/**
 * Runs that do not go as planned: stopped by somebody, or failing for some of the tenants. Start at
 * {@code InterruptTest}. What wrong input looks like does not belong here.
 */
@NullMarked
package dev.atoll.acceptance.interrupt;

import org.jspecify.annotations.NullMarked;
