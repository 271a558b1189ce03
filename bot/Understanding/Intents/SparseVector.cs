namespace ChatAssistant.Understanding.Intents;

/// <summary>A sparse vector: ascending indices and their values.</summary>
internal readonly record struct SparseVector(int[] Indices, float[] Values);
