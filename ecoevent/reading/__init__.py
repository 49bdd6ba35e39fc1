"""Text of a file in, plain trees and attrs instances out, with every problem and its place."""
