"""The steps of the recipe in ``generator.recipe``, each as what it gives to the next one."""
