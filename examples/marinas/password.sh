#!/bin/sh
# The password of a customer's login. Stands for the command of a vault.
printf 'harbour-%s\n' "$1"
