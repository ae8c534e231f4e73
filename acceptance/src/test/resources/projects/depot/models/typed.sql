select a_number, a_decimal, a_time, a_day, a_text, a_truth
from {{ ref('kinds') }}
