/* 64 values in, 2 out, for each sample. */
int network_load(const char* path);
void network_predict(const float* inputs, float* outputs, int samples);
