/** Tests of the harness itself; the projects are run by {@code conformance/run.sh}. */
@NullMarked
package dev.atoll.conformance;

import org.jspecify.annotations.NullMarked;
