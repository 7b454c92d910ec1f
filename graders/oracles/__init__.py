"""TensorFlow as an implementation of the labs: one module per lab, same names, same shapes."""
