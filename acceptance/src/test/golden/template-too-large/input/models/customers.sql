select '{{ "ab" * 10**9 }}' as id
