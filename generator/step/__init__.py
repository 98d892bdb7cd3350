"""The steps of the recipe in ``generator.build``, each as what it gives to the next one."""
