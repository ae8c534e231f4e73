{% macro open(a) %} x
