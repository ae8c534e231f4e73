package dev.atoll.acceptance.planted.domain;

import com.fasterxml.jackson.core.JsonFactory;

/** Domain should need the JDK only. */
public record NeedsLibrary(JsonFactory factory) {}
