{{ rows_of_round() }}
