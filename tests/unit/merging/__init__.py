"""Three-way merging of StreamField values, tested from its specification alone."""
