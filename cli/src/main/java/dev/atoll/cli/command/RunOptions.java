package dev.atoll.cli.command;

import dev.atoll.core.pipeline.Invocation;
import picocli.CommandLine.ArgGroup;

/** For whom a command runs, and with how much of the machine. */
final class RunOptions {
  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 30)
  BudgetOptions budget = new BudgetOptions();

  Invocation invocation(Call call) {
    return call.invocation(fleet.selection(), budget.budget());
  }
}
