{{ config(
    pre_hook=[mark('model before'), {'sql': mark('model before, outside'), 'transaction': false}, before_begin(mark('before begin'))],
    post_hook=[mark('model after'), after_commit(mark('after commit')), in_transaction(mark('in transaction'))]) }}
select count(*) as marks from {{ target.schema }}.marks where round = {{ var('round') }} and (mark like 'model before%' or mark = 'before begin' or mark = 'folder before hooked')
