"""Имена и строки: größer, ∇, 勾配 — and an emoji: 🎓."""


def σ(z):
    α = np.exp(-np.abs(z))
    return np.where(z < 0, α, 1) / (1 + α)


größe, π = "🎓", np.pi
sigmoid = σ
