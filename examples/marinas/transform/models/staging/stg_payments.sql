select payment_id, stay_id, paid_at, amount,
  {% if target.name in ['falmouth', 'plymouth', 'cork', 'dublin', 'galway'] %}'card'{% else %}method{% endif %} as method
from {{ source('harbour', 'payments') }}
