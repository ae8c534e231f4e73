select '{% fi x %}'
