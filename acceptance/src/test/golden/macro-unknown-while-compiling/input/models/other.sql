{{ adapter.dispach('x') }}
