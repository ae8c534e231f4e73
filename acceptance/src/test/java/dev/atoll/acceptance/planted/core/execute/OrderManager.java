package dev.atoll.acceptance.planted.core.execute;

/** Has a name that says nothing. */
public final class OrderManager {}
