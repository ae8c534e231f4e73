{{ config(grants={'select': {'to': 'bob'}}) }} select 1 as id
