"""Imports TensorFlow, and does not use it."""

import tensorflow as tf
from tensorflow import keras
