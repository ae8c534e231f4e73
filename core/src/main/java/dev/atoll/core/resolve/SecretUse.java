package dev.atoll.core.resolve;

/** Whether the values of secrets are needed. */
public enum SecretUse {
  /** They are read for the selected tenants; one that cannot be had makes its tenant invalid. */
  READ,
  /** As {@link #READ}, and those of the administrators of engines as well. */
  ADMINISTER,
  /**
   * They are not read, and {@code {secret:NAME}} stands for them: for commands that connect
   * nowhere.
   */
  LEAVE_OUT
}
