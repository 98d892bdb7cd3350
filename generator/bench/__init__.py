"""Measuring: builds, searches, interactions."""
