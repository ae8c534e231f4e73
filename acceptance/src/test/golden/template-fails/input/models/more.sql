{{ exceptions.raise_compiler_error('no shop is open') }}
