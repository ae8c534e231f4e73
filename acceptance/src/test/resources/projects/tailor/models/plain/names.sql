select id, '{{ ref("cloths") }}' as of_ref, '{{ source("raw", "cloths") }}' as of_source, '{{ source("raw", "whole") }}' as of_whole,
  '{{ source("bare", "cloths") }}' as of_bare, '{{ this }}' as of_this, '{{ ref("upper") }}' as of_upper,
  '{{ builtins.ref("in_quotes") }}' as of_quoted, '{{ api.Relation.create(database="d", schema="s", identifier="i") }}' as of_made
from {{ ref('cloths') }}
